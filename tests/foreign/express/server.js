// A taxi rank's line in Express: signed, a cookie, TwiML sent as Express sends strings (text/html).
// Its faults: it says 4 for an airport taxi and listens for 3, and key 2 makes it fail.
const crypto = require("crypto");
const express = require("express");

const TOKEN = process.env.TOKEN || "express-token";
const app = express();
app.use(express.urlencoded({ extended: false }));

app.use((request, response, next) => {
  const url = `http://${request.headers.host}${request.originalUrl}`;
  const form = Object.keys(request.body).sort().map((name) => name + request.body[name]).join("");
  const wanted = crypto.createHmac("sha1", TOKEN).update(url + form).digest("base64");
  if (request.get("X-Twilio-Signature") !== wanted) return response.status(403).send("not signed");
  next();
});

app.all("/taxi", (request, response) => {
  response.cookie("rank", "north", { path: "/" });
  response.send(
    `<Response><Gather numDigits="1" action="/taxi/key" method="GET">
       <Say>Taxi rank. For a taxi now, press 1. To cancel, press 2. For the airport, press 4.</Say>
     </Gather><Say>Call again when you like.</Say></Response>`,
  );
});

app.get("/taxi/key", (request, response) => {
  const rank = /rank=(\w+)/.exec(request.get("Cookie") || "");
  switch (request.query.Digits) {
    case "1":
      return response.redirect(`/taxi/coming?rank=${rank ? rank[1] : "unknown"}`);
    case "2":
      throw new Error("the cancellation service is down");
    case "3":
      return response.send("<Response><Say>A taxi to the airport is on its way.</Say></Response>");
    default:
      return response.redirect("/taxi");
  }
});

app.get("/taxi/coming", (request, response) => {
  response.type("text/xml").send(
    `<Response><Say>A taxi from the ${request.query.rank} rank is coming.</Say></Response>`,
  );
});

const server = app.listen(0, "127.0.0.1", () => console.log(server.address().port));
