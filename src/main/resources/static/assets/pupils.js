// On the pages of the register: another school has other squadrons, so the page is asked for anew.
const search = document.getElementById('pupil-search');
search?.addEventListener('change', event => {
  if (event.target.name !== 'school') return;
  const squadron = search.elements.namedItem('squadron');
  if (squadron) squadron.value = '';
  search.submit();
});
