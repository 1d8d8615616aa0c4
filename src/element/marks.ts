import {html} from 'lit';

const renderMark = (path: string) =>
  html`<svg viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" aria-hidden="true">
    <path d=${path} />
  </svg>`;

/** A bank: a roof, columns and steps. */
export const bankMark = renderMark('M3 9.5 12 4l9 5.5zM6 10v7m4-7v7m4-7v7m4-7v7M3 20h18');

/** A padlock that is shut. */
export const lockMark = renderMark('M6 11h12v9H6zm2 0V8a4 4 0 0 1 8 0v3m-4 3.5v2');
