// One login for everything: the engine's web applications have a login page of their own, which nobody should meet.
// Their start page leads to ours when the session has ended, and back again after the login.
const start = location.pathname.replace(/(\/app\/[^/]+\/[^/]+\/).*/, '$1');

window.angular.module('ui.bootstrap').run(['$rootScope', '$location', ($rootScope, $location) => {
  const leave = address => event => {
    if (event) event.preventDefault();
    location.replace(address);
  };
  $rootScope.$on('authentication.logout.success', leave('/login?logout'));
  $rootScope.$on('authentication.login.required', leave(start));
  $rootScope.$on('$locationChangeSuccess', () => {
    if ($location.path() === '/login') leave(start)();
  });
}]);
