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
    --_spacing: var(--trustpay-spacing, 1rem);
    --_focus-ring: var(--trustpay-focus-ring, 3px solid var(--_accent-color));
    --_max-width: var(--trustpay-max-width, 30rem);
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
    max-inline-size: var(--_max-width);
    margin-inline: auto;
    padding: min(calc(var(--_spacing) * 1.5), 6vw);
    border: 1px solid color-mix(in srgb, var(--_border) 45%, transparent);
    border-radius: calc(var(--_radius) * 1.5);
    background: var(--_background);
    color: var(--_text);
    font-family: var(--_font-family);
    line-height: 1.5;
    text-align: start;
    text-transform: none;
    white-space: normal;
    -webkit-text-fill-color: currentcolor;
    overflow-wrap: anywhere;
  }
  [part='form'] {
    display: flex;
    flex-wrap: wrap;
    gap: calc(var(--_spacing) / 2) var(--_spacing);
  }
  [part='return'] {
    margin-block-end: var(--_spacing);
  }
  [part='form'] > * {
    flex: 1 0 100%;
  }
  #first_name-field,
  #last_name-field {
    flex-basis: min(100%, 12rem);
  }
  [part='summary'] {
    display: flex;
    flex-wrap: wrap;
    justify-content: space-between;
    align-items: baseline;
    gap: 0 var(--_spacing);
    padding-block-end: var(--_spacing);
  }
  [part='description'] {
    color: var(--_muted);
  }
  [part='amount'] {
    font-size: 1.5em;
    font-weight: 600;
  }
  [part='field'] {
    display: grid;
    gap: 0.3em;
    align-content: start;
  }
  [part='label'] {
    font-weight: 500;
  }
  [part='input'],
  [part='submit-button'],
  [part='continue-link'],
  [part='next-step'] {
    inline-size: 100%;
    min-block-size: max(2.75em, 44px);
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    font: inherit;
    font-size: max(1em, 16px);
  }
  [part='input'] {
    padding-inline: 0.75em;
    background: var(--_background);
    color: inherit;
  }
  [part='input'][aria-invalid='true'] {
    border: 2px solid var(--_error);
  }
  :focus-visible {
    outline: var(--_focus-ring);
    outline-offset: 2px;
  }
  [part='error'] {
    min-block-size: 1.5em;
    color: var(--_error);
    font-size: 0.875em;
  }
  [part='alert']:not(:empty) {
    margin-block-end: calc(var(--_spacing) / 2);
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
    border-color: transparent;
    background: var(--_accent-color);
    color: var(--_on-accent);
    font-weight: 600;
    text-decoration: none;
    cursor: pointer;
  }
  [part='next-step'] {
    margin-block-start: var(--_spacing);
  }
  [part='next-step'] + [part='next-step'] {
    border-color: var(--_border);
    background: none;
    color: inherit;
  }
  [part='submit-button'][aria-disabled='true'] {
    opacity: 0.75;
    cursor: default;
  }
  [aria-busy='true'] {
    transition: opacity 0s 0.3s;
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
  .unseen {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
`;
