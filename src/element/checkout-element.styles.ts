import {css} from 'lit';

export const styles = css`
  :host {
    --_accent-color: var(--trustpay-accent-color, light-dark(#0a5bb5, #8ac1ff));
    --_on-accent: var(--trustpay-on-accent-color, light-dark(#fff, #06213f));
    --_text: var(--trustpay-text-color, light-dark(#1b2430, #eef2f7));
    --_muted: var(--trustpay-muted-color, light-dark(#566172, #aab5c4));
    --_background: var(--trustpay-background-color, light-dark(#fff, #171d26));
    --_border: var(--trustpay-border-color, light-dark(#7d8896, #77859a));
    --_error: var(--trustpay-error-color, light-dark(#b3172b, #ff9ea6));
    --_radius: var(--trustpay-radius, 10px);
    --_font-family: var(--trustpay-font-family, inherit);
    --_spacing: var(--trustpay-spacing, 1em);
    --_focus-ring: var(--trustpay-focus-ring, 3px solid var(--_accent-color));
    --_max-width: var(--trustpay-max-width, 30em);
    display: block;
  }
  :host([hidden]),
  [part='form'][hidden] {
    display: none;
  }
  * {
    box-sizing: border-box;
    margin: 0;
  }
  [part='form'],
  [part='return'] {
    --_line: 1px solid color-mix(in srgb, var(--_border) 45%, transparent);
    max-inline-size: var(--_max-width);
    margin-inline: auto;
    padding: min(calc(var(--_spacing) * 1.5), 6vw);
    border: var(--_line);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_background);
    color: var(--_text);
    font-family: var(--_font-family);
    font-size: max(1em, 14px);
    font-style: normal;
    font-weight: 400;
    line-height: 1.5;
    letter-spacing: normal;
    word-spacing: normal;
    text-align: start;
    text-indent: 0;
    text-shadow: none;
    text-transform: none;
    white-space: normal;
    word-break: normal;
    overflow-wrap: anywhere;
    -webkit-text-fill-color: currentcolor;
  }
  [part='form'] {
    display: flex;
    flex-wrap: wrap;
    column-gap: var(--_spacing);
  }
  [part='return'] {
    margin-block-end: var(--_spacing);
  }
  [part='form'] > * {
    flex: 1 0 100%;
  }
  #first_name-field,
  #last_name-field {
    flex-basis: min(100%, 12em);
  }
  [part='summary'] {
    container-type: inline-size;
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    column-gap: var(--_spacing);
    margin-block-end: calc(var(--_spacing) * 1.25);
    padding-block-end: var(--_spacing);
    border-block-end: var(--_line);
  }
  [part='description'] {
    color: var(--_muted);
  }
  [part='amount'] {
    margin-inline-start: auto;
    font-size: min(1.5em, 9cqi);
    font-weight: 600;
    line-height: 1.25;
    text-align: end;
  }
  /* The room between two fields is that of one line of an error, which therefore moves nothing. */
  [part='field'] {
    display: grid;
    align-content: start;
    margin-block-end: max(calc(var(--_spacing) * 1.625), 1.5em);
  }
  [part='label'] {
    margin-block-end: 0.25em;
    font-weight: 500;
  }
  [part='error']:not(:empty) {
    color: var(--_error);
    margin-block: 0.25em -1.5em;
    font-size: 0.8125em;
    line-height: 1.25;
  }
  [part~='input'],
  [part='submit-button'],
  [part='continue-link'],
  [part='next-step'] {
    inline-size: 100%;
    min-block-size: max(2.75em, 44px);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    font: inherit;
    font-size: max(1em, 16px);
    scroll-margin-block: 8em 2em;
  }
  [part~='input'] {
    padding-inline: 0.75em;
    background: var(--_background);
    color: inherit;
  }
  [part='form']:dir(rtl) [dir='ltr'] {
    text-align: right;
  }
  [part~='input'][aria-invalid='true'] {
    border-color: var(--_error);
    box-shadow: inset 0 0 0 1px var(--_error);
  }
  @media (forced-colors: none) {
    [part~='select'] {
      --_side: right;
      --_slope: 45deg;
      padding-inline-end: 2.25em;
      appearance: none;
      background:
        linear-gradient(var(--_slope), transparent 38%, currentcolor 0 58%, transparent 0) var(--_side) 1.2em center /
          0.4em 0.4em no-repeat,
        linear-gradient(calc(var(--_slope) * -1), transparent 38%, currentcolor 0 58%, transparent 0) var(--_side)
          0.85em center / 0.4em 0.4em no-repeat,
        var(--_background);
    }
    [part~='select']:dir(rtl) {
      --_side: left;
      --_slope: -45deg;
    }
    [part='submit-button'][aria-disabled='true'][aria-busy='false'] {
      background: color-mix(in srgb, var(--_muted) 15%, var(--_background));
      color: var(--_muted);
    }
  }
  :focus-visible {
    outline: var(--_focus-ring);
    outline-offset: 2px;
  }
  [part~='input']:focus-visible {
    outline-offset: -1px;
  }
  [part='note'] {
    display: flex;
    gap: 0.5em;
    align-items: center;
  }
  [part='note'] svg {
    flex: none;
    inline-size: 1.5em;
  }
  [part='alert']:not(:empty) {
    margin-block-start: var(--_spacing);
    padding: 0.75em;
    border: 1px solid;
    border-radius: var(--_radius);
    color: var(--_error);
  }
  [part='alert'].price-changed {
    color: light-dark(#7a4d00, #f4c469);
  }
  [part='submit-button'],
  [part='continue-link'],
  [part='next-step'] {
    display: grid;
    place-items: center;
    margin-block: 0.75em;
    border-color: transparent;
    background: var(--_accent-color);
    color: var(--_on-accent);
    font-weight: 600;
    text-decoration: none;
    cursor: pointer;
  }
  [part='submit-button'][aria-disabled='true'] {
    cursor: default;
  }
  [part='submit-button'] > span {
    grid-area: 1 / 1;
  }
  .busy {
    visibility: hidden;
  }
  [aria-busy='true'] > span {
    animation: hide 0s 0.3s both;
  }
  [aria-busy='true'] > .busy {
    animation-name: show;
  }
  @keyframes hide {
    to {
      visibility: hidden;
    }
  }
  @keyframes show {
    to {
      visibility: visible;
    }
  }
  @media (prefers-reduced-motion: no-preference) {
    .busy::before {
      content: '';
      display: inline-block;
      inline-size: 1em;
      block-size: 1em;
      margin-inline-end: 0.5em;
      border: 2px solid;
      border-inline-end-color: transparent;
      border-radius: 50%;
      vertical-align: -0.2em;
      animation: turn 0.8s linear infinite;
    }
  }
  @keyframes turn {
    to {
      rotate: 1turn;
    }
  }
  [part='legal'] {
    margin-block-start: 0.5em;
  }
  [part='note'],
  [part='legal'] {
    color: var(--_muted);
    font-size: 0.875em;
  }
  @media (prefers-contrast: more) {
    :host {
      --_muted: var(--_text);
      --_border: var(--_text);
    }
  }
  @media (forced-colors: active) {
    [part='submit-button'],
    [part='continue-link'] {
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
      forced-color-adjust: none;
    }
    [part='submit-button'][aria-disabled='true'][aria-busy='false'] {
      border-color: GrayText;
      background: Canvas;
      color: GrayText;
    }
    [part~='input'][aria-invalid='true'],
    [part='alert']:not(:empty) {
      border: 3px double;
    }
  }
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;
