import type { Id } from '../../domain/tag.js';

/**
 * The markup of a tag. What the API returns is not documented to the letter; this has the structure that the help pages
 * "Set up UET" and "UET custom events" show: one script element, the id once, in quotes, after `ti:`.
 */
export function trackingScript(id: Id): string {
  return (
    '<script>(function(w,d,t,r,u){var f,n,i;w[u]=w[u]||[],f=function(){' +
    `var o={ti:"${id}", enableAutoSpaTracking: true};` +
    'o.q=w[u],w[u]=new UET(o),w[u].push("pageLoad")},' +
    'n=d.createElement(t),n.src=r,n.async=1,n.onload=n.onreadystatechange=function(){' +
    'var s=this.readyState;s&&s!=="loaded"&&s!=="complete"||(f(),n.onload=n.onreadystatechange=null)},' +
    'i=d.getElementsByTagName(t)[0],i.parentNode.insertBefore(n,i)})' +
    '(window,document,"script","//bat.bing.com/bat.js","uetq");</script>'
  );
}

/** Help page "Image tag for UET". */
export function trackingNoScript(id: Id): string {
  return `<img src="//bat.bing.com/action/0?ti=${id}&Ver=2" height="0" width="0" style="display:none; visibility: hidden;" />`;
}
