export const escapeMarkdown = (text: string): string => text.replace(/[\\`*_{}[\]<>()#+!|~&@-]/g, '\\$&');
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
