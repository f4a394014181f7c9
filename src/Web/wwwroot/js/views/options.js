/**
 * Gives a select its options, and touches it only where something changed: an open list would close.
 *
 * @param {HTMLSelectElement} select
 * @param {{value: string, text: string}[]} options
 * @param {string} chosen
 */
export function fill(select, options, chosen) {
  const same = options.length === select.options.length
    && options.every(({ value, text }, index) => select.options[index]?.value === value && select.options[index]?.text === text);
  if (!same) {
    select.replaceChildren(...options.map(({ value, text }) => new Option(text, value)));
  }
  select.value = chosen;
}
