import { useRef } from 'react';

/**
 * Shows a document of the hub in a frame that runs nothing. A frame like this has the content security policy of the Console, which lets no styles in that
 * are written in a document; so they are taken out, and put in as objects once it is there.
 */
export function PreviewFrame({ html, title, className }: { html: string; title: string; className?: string }) {
  const frame = useRef<HTMLIFrameElement>(null);
  const { markup, sheets } = split(html);
  const dress = () => {
    const inner = frame.current?.contentWindow as (Window & { CSSStyleSheet: typeof CSSStyleSheet }) | null;
    if (!inner) return;
    inner.document.adoptedStyleSheets = sheets.map((text) => {
      const sheet = new inner.CSSStyleSheet();
      sheet.replaceSync(text);
      return sheet;
    });
    inner.document.querySelectorAll<HTMLElement>('[data-style]').forEach((element) => {
      element.style.cssText = element.dataset.style ?? '';
    });
  };
  return <iframe ref={frame} title={title} className={className} srcDoc={markup} sandbox="allow-same-origin" onLoad={dress} />;
}

function split(html: string): { markup: string; sheets: string[] } {
  const sheets: string[] = [];
  const markup = html
    .replace(/<style\b[^>]*>([\s\S]*?)<\/style>/gi, (_, text: string) => {
      sheets.push(text);
      return '';
    })
    .replace(/(<[a-z][^>]*?\s)style=/gi, '$1data-style=')
    .replace(/(<(?:input|button)\b[^>]*?)\sautofocus(="[^"]*")?/gi, '$1');
  return { markup, sheets };
}
