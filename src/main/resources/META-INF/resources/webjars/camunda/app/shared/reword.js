/** Says something else in a directive's template. A text that is not there any more is another version's: say so. */
export function reword(injector, directive, ...changes) {
  const [found] = injector.get(`${directive}Directive`);
  changes.forEach(([theirs, ours]) => {
    if (!found.template.includes(theirs)) console.error(`${directive} has no ${theirs}`);
    found.template = found.template.replaceAll(theirs, ours);
  });
}
