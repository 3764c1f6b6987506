// The way from Tasklist back to the product's own pages; a teacher sees no other application to leave by.
const home = document.querySelector('base').getAttribute('app-root').replace(/\/camunda$/, '/');

export default {
  id: 'redflower-home',
  pluginPoint: 'tasklist.navbar.action',
  priority: 400,
  render: node => {
    const link = document.createElement('a');
    link.href = home;
    link.textContent = '首页';
    node.append(link);
  }
};
