// What every page does: the switch between light and dark, remembered for a year.
const root = document.documentElement;
const prefersDark = matchMedia("(prefers-color-scheme: dark)");

document.getElementById("theme")?.addEventListener("click", () => {
  const isDark = root.dataset.theme ? root.dataset.theme === "dark" : prefersDark.matches;
  root.dataset.theme = isDark ? "light" : "dark";
  document.cookie = `ivr_theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=lax`;
});
