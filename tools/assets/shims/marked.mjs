// The speaker view can show notes written in Markdown. Ours are HTML, made by the server.
export const marked = (text) => text;
