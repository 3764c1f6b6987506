// Everybody gets Chinese: a language that is listed here would be chosen by the browser's own setting.
export default {
  app: {name: '系统管理', vendor: '小红花'},
  locales: {availableLocales: ['zh-CN'], fallbackLocale: 'zh-CN'},
  customScripts: ['../shared/chinese.js', '../../../assets/webapp-login.js'],
  disableWelcomeMessage: true
};
