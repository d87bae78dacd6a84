"use strict";

// The page is served at <base>/docs/, so a path prefix in front of the server needs no configuration.
const base = new URL("../", document.baseURI);
const KEYS = "provenance.docs.keys";

const dark = window.matchMedia("(prefers-color-scheme: dark)");
const followScheme = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
followScheme();
dark.addEventListener("change", followScheme);

/** Keys by security scheme. Session storage ends with the tab; it is absent where the browser forbids it. */
function savedKeys() {
  try {
    return JSON.parse(sessionStorage.getItem(KEYS)) ?? {};
  } catch {
    return {};
  }
}

function saveKeys(keys) {
  try {
    sessionStorage.setItem(KEYS, JSON.stringify(keys));
  } catch {
    // Then the key lasts until the page is reloaded.
  }
}

/** Keeps what is entered in the Authorize dialog, and forgets it on logout. */
const keepKeys = () => ({
  statePlugins: {
    auth: {
      wrapActions: {
        authorize: (authorize) => (entered) => {
          const keys = savedKeys();
          for (const [scheme, entry] of Object.entries(entered)) {
            keys[scheme] = entry.value;
          }
          saveKeys(keys);
          return authorize(entered);
        },
        logout: (logout) => (schemes) => {
          const keys = savedKeys();
          for (const scheme of schemes) {
            delete keys[scheme];
          }
          saveKeys(keys);
          return logout(schemes);
        },
      },
    },
  },
});

/** The contract says `/`; behind a path prefix requests must go where this page came from. */
function underBase(request) {
  const root = `${base.origin}/`;
  if (!request.loadSpec && request.url.startsWith(root)) {
    request.url = base.href + request.url.slice(root.length);
  }
  return request;
}

const ui = SwaggerUIBundle({
  url: new URL("openapi.yaml", base).href,
  dom_id: "#api",
  deepLinking: true,
  displayRequestDuration: true,
  docExpansion: "list",
  defaultModelsExpandDepth: 0,
  defaultModelExpandDepth: 3,
  plugins: [keepKeys],
  requestInterceptor: underBase,
  validatorUrl: null,
  onComplete: () => {
    for (const [scheme, key] of Object.entries(savedKeys())) {
      ui.preauthorizeApiKey(scheme, key);
    }
  },
});
