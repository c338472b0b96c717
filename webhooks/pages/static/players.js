// A player whose sound cannot be had says so, in place of controls that do nothing.
document.addEventListener("error", (event) => {
  if (event.target.matches("audio")) event.target.replaceWith(event.target.nextElementSibling.content);
}, true);
