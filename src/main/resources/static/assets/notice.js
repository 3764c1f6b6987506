// The page of a public notice.
document.getElementById('print').addEventListener('click', () => window.print());
