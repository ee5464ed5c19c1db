# What workerd needs to know; at Cloudflare, wrangler.jsonc says the same.
using Workerd = import "/workerd/workerd.capnp";

const config :Workerd.Config = (
  services = [(name = "links", worker = .links)],
  sockets = [(name = "http", address = "127.0.0.1:8787", http = (), service = "links")],
);

const links :Workerd.Worker = (
  modules = [(name = "worker", esModule = embed "dist/worker.mjs")],
  compatibilityDate = "2026-11-01",
  bindings = [(name = "LINKS", json = embed "links.json")],
);
