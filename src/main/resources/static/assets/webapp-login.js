// One login for everything: the engine's web applications have a login page of their own, which nobody should meet.
// Their start page leads to ours when the session has ended, and back again, to the same task, after the login.
const start = location.pathname.replace(/(\/app\/[^/]+\/[^/]+\/).*/, '$1');
const BACK = 'rf:back';
const isPlace = hash => hash.startsWith('#/') && !hash.startsWith('#/login');

// a way to log in that left the site has lost the place
const kept = sessionStorage.getItem(BACK);
sessionStorage.removeItem(BACK);
if (kept && isPlace(kept) && location.hash.length < 3) history.replaceState(null, '', kept);

let place = isPlace(location.hash) ? location.hash : '';
let leaving = false;
// every request that is turned away says so; what is being typed is kept by the forms as it is typed
function leave(address) {
  if (leaving) return;
  leaving = true;
  window.dispatchEvent(new Event('rf:leaving'));
  if (address === location.pathname + location.search + location.hash) location.reload();
  else location.replace(address);
}

// replacing the address by one that differs behind the # only would not ask the server anything
function logIn() {
  if (place && location.hash !== place) history.replaceState(null, '', place);
  leave(location.pathname === start ? location.pathname + location.search + location.hash : start + place);
}

window.addEventListener('rf:login-required', logIn);
window.angular.module('ui.bootstrap').run(['$rootScope', '$location', ($rootScope, $location) => {
  $rootScope.$on('authentication.logout.success', event => {
    event.preventDefault();
    leave('/login?logout');
  });
  $rootScope.$on('authentication.login.required', event => {
    event.preventDefault();
    logIn();
  });
  $rootScope.$on('$locationChangeSuccess', () => {
    if ($location.path() === '/login') logIn();
    else if (isPlace(location.hash)) place = location.hash;
  });
}]);
