"use strict";

// Loaded before the command line: notes where each connection goes, and refuses all that leave this machine.

const { appendFileSync } = require("node:fs");
const net = require("node:net");

const LOOPBACK = new Set(["127.0.0.1", "::1", "localhost"]);
const connect = net.Socket.prototype.connect;

net.Socket.prototype.connect = function (...given) {
  const host = hostOf(given);
  appendFileSync(process.env.CONNECTIONS, `${host}\n`);
  if (!LOOPBACK.has(host)) {
    throw new Error(`only loopback may be reached, not ${host}`);
  }
  return connect.apply(this, given);
};

// Node itself calls with [options, callback] in one array, others with options, or with (port, host).
function hostOf(given) {
  const first = Array.isArray(given[0]) ? given[0][0] : given[0];
  if (typeof first === "object") {
    return first.path ?? first.host ?? "localhost";
  }
  return typeof given[1] === "string" ? given[1] : "localhost";
}
