// Tasklist as our people need it: which case a task belongs to, until when, and whose it is; no control that the server refuses.
// A task's name is "case — step" (see NamingTasks).
import {reword} from '../../shared/reword.js';

const CASE = `<span class="rf-case" ng-if="task.name.includes(' — ')">{{ task.name.split(' — ')[0] }}</span>`;
const STEP = `<span class="rf-step">{{ task.name.split(' — ')[1] || task.name }}</span>`;
const NAME = `${CASE}<span class="rf-dash" ng-if="task.name.includes(' — ')"> — </span>${STEP}`;

const CARDS = `
<div ng-show="!state.$loaded && !state.$error" class="loader"><span class="animate-spin glyphicon glyphicon-refresh"></span> 正在读取…</div>
<div ng-show="state.$error" class="alert alert-danger" role="alert">待办没有读出来：{{ error.message }} 请刷新页面再试。</div>
<div ng-if="state.$loaded && !state.$error">
  <div ng-if="!totalItems" class="well" role="status">{{ query.nameLike ? '没有找到。请换一个学校、奖章或任务名称再试。' : '没有任务。' }}</div>
  <div ng-if="totalItems && !tasks" class="well">这一页已经没有任务。<a href ng-click="resetPage()">回到第一页</a></div>
  <ol class="tasks-list list-unstyled" ng-if="totalItems" ng-keydown="handleKeydown($event)">
    <li class="task" ng-repeat="task in tasks" ng-class="{active: currentTaskId === task.id}">
      <div class="clickable" ng-click="focus($event, task)">
        <h4 class="task"><a ng-href="{{ getHrefUrl(task) }}" ng-click="focus($event, task)">${NAME}</a></h4>
        <div class="dates">
          <span class="due-date" ng-if="task.due" ng-class="{overdue: task.due < now}">{{ task.due | camDate:'short' }} 截止</span>
          <span class="creation-date" title="{{ task.created | camDate:'long' }}">{{ task.created | camDate:'short' }} 收到</span>
          <span class="assignee" ng-if="hasAssignee(task)">{{ assigneeDisplayedName(task) }}办理</span>
        </div>
      </div>
    </li>
  </ol>
</div>
<ul uib-pagination ng-show="state.$loaded && totalItems > pageSize" total-items="totalItems" items-per-page="pageSize" max-size="5"
    class="pagination-sm" boundary-links="true" ng-model="pageNum" ng-change="pageChange()"
    next-text="&rsaquo;" last-text="&raquo;" previous-text="&lsaquo;" first-text="&laquo;"></ul>`;

const META = `
<ul class="meta list-inline rf-meta">
  <li class="due-date" ng-if="task.due" ng-class="{overdue: task.due < now}">截止：{{ (task.due | camDate:'long').replace('23:59', '24 时') }}</li>
  <li class="assignee" ng-if="hasAssignee()">办理人：{{ isAssignee ? '您' : assignee.firstName || assignee.lastName ? (assignee.firstName || '') + (assignee.lastName || '') : '另一位同事' }}</li>
  <li ng-if="!hasAssignee()"><button class="claim btn btn-primary btn-sm" ng-click="claim()" ng-disabled="submitInProgress">认领</button></li>
  <li ng-if="isAssignee"><button class="unclaim btn btn-default btn-sm" ng-click="unclaim()" ng-disabled="submitInProgress">放弃认领</button></li>
</ul>`;

const between = (text, from, to) => text.slice(text.indexOf(from), text.indexOf(to, text.indexOf(from)) + to.length);

window.angular.module('cam.tasklist').run(['$injector', injector => {
  injector.get('camTasksDirective')[0].template = CARDS;
  injector.get('camTasklistTaskMetaDirective')[0].template = META;
  const frame = injector.get('camTasklistTaskDirective')[0].template;
  reword(injector, 'camTasklistTask',
    ['{{ task.name || task.taskDefinitionKey || task.id }}', NAME],
    [between(frame, '<div class="tenant-id"', '</div>'), ''],
    [between(frame, '<div class="definition-name">', '</a>'), '<div>']);
}]);

// Our forms say in their own place why handing in failed: the application's message would lie over their button. What a browser
// says of a broken connection is English.
window.angular.module('cam.tasklist').run(['Notifications', '$translate', (notifications, words) => {
  const add = notifications.addError;
  notifications.addError = function (said) {
    if (said.status === words.instant('COMPLETE_ERROR') && document.querySelector('.rf-form .rf-refusals')) return undefined;
    const readable = !said.message || /\p{Script=Han}/u.test(said.message);
    return add.call(this, readable ? said : {...said, message: '没有收到系统的回答，可能是网络中断。请刷新页面，看看有没有办成，没有办成的再试一次。'});
  };
}]);

// Words are looked for one by one, in any order; a dash is a dash however it is written.
const likes = words => words.normalize('NFKC').split(/\s+/).filter(Boolean)
  .map(word => `%${word.replace(/[\\%_]/g, '\\$&').replace(/[-–—―]/g, '_')}%`);
const wanted = words => {
  const [nameLike, ...others] = likes(words);
  return nameLike ? {nameLike, orQueries: others.map(like => ({nameLike: like}))} : {};
};

const ORDERS = {
  created: ['新收到的在前', [{sortBy: 'created', sortOrder: 'desc'}]],
  due: ['先截止的在前', [{sortBy: 'dueDate', sortOrder: 'asc'}]],
  name: ['按奖章和学校', [{sortBy: 'name', sortOrder: 'asc'}]]
};
const PATIENCE = 300;

function find(node, api, scope) {
  const search = window.angular.element(document.documentElement).injector().get('search');
  const worklist = scope.tasklistData.newChild(scope);
  const word = document.createElement('input');
  Object.assign(word, {type: 'search', className: 'form-control', maxLength: 100, placeholder: '查找：学校、奖章、任务', value: search().find || ''});
  word.setAttribute('aria-label', '查找任务');
  const order = document.createElement('select');
  order.className = 'form-control';
  order.setAttribute('aria-label', '排序');
  Object.entries(ORDERS).forEach(([key, [text]]) => order.add(new Option(text, key)));
  order.value = Object.keys(ORDERS).find(key => JSON.stringify(ORDERS[key][1]) === search().sorting) || 'created';

  const look = () => worklist.set('searchQuery', wanted(word.value));
  let timer;
  word.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => scope.$apply(() => {
      search.updateSilently({find: word.value.trim() || null, page: null});
      look();
    }), PATIENCE);
  });
  order.addEventListener('change', () => scope.$apply(() => {
    search.updateSilently({sorting: JSON.stringify(ORDERS[order.value][1]), page: null});
    worklist.changed('taskListQuery');
  }));
  scope.$on('$destroy', () => clearTimeout(timer));
  if (word.value) look();
  node.className = 'rf-find';
  node.append(word, order);
}

export default {id: 'redflower-find', pluginPoint: 'tasklist.list', priority: 100, render: find};
