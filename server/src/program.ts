/** One program for both worlds, so that its core is packed once: in a browser's worker the server, else the command line. */
if (typeof process === 'undefined') void import('./browser.js')
else void import('./plumbline.js')
