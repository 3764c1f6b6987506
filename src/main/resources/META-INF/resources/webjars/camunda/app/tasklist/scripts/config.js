// Everybody gets Chinese: a language that is listed here would be chosen by the browser's own setting.
export default {
  app: {name: '待办', vendor: '小红花'},
  locales: {availableLocales: ['zh-CN'], fallbackLocale: 'zh-CN'},
  customScripts: [
    '../shared/chinese.js', '../shared/home.js', 'scripts/worklist.js', '../../../assets/webapp-login.js', '../../../assets/tasklist-forms.js'
  ],
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: {key: 'ctrl+alt+c', description: '认领当前选中的任务'},
    focusFilter: {key: 'ctrl+shift+f', description: '跳到筛选列表中的第一个筛选'},
    focusList: {key: 'ctrl+alt+l', description: '跳到列表中的第一个任务'},
    focusForm: {key: 'ctrl+alt+f', description: '跳到任务表单的第一个输入框'}
  }
};
