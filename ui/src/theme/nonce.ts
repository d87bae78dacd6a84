import { setNonce } from 'get-nonce';

/** The value the server's Content-Security-Policy allows style elements by; changes with each load of the page. */
export const styleNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? '';

// Dialogs that lock scrolling write a style element, too, and ask this library for the nonce.
setNonce(styleNonce);
