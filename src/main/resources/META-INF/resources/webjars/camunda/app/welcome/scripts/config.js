// Everybody gets Chinese: a language that is listed here would be chosen by the browser's own setting.
export default {
  app: {name: '个人中心', vendor: '小红花'},
  locales: {availableLocales: ['zh-CN'], fallbackLocale: 'zh-CN'},
  customScripts: ['../shared/chinese.js', '../../../assets/webapp-login.js'],
  disableWelcomeMessage: true,
  links: [{label: '小红花首页', href: '/', description: '回到首页'}]
};
