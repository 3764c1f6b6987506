// One login for everything: the engine's web applications have a login page of their own, which nobody should meet.
// Their start page leads to ours when the session has ended, and back again after the login.
const start = location.pathname.replace(/(\/app\/[^/]+\/[^/]+\/).*/, '$1');

window.angular.module('ui.bootstrap').run(['$rootScope', '$location', ($rootScope, $location) => {
  let leaving = false;
  const leave = address => event => {
    if (event) event.preventDefault();
    // every request that is turned away says so
    if (!leaving) location.replace(address);
    leaving = true;
  };
  $rootScope.$on('authentication.logout.success', leave('/login?logout'));
  $rootScope.$on('authentication.login.required', leave(start));
  $rootScope.$on('$locationChangeSuccess', () => {
    if ($location.path() === '/login') leave(start)();
  });
}]);
