import 'customer-portal-elements/define/customer-portal';

document.body.innerHTML = '<customer-portal endpoint="demo:" lang="en"></customer-portal>';
