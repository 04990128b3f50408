/** What the monitoring app says. */
export const app = {
  appTitle: 'Follow your installation on your phone',
  appAndroid: 'Get it for Android',
  appIos: 'Get it for iPhone',
  appAndroidNamed: (name: string) => `Get ${name} for Android`,
  appIosNamed: (name: string) => `Get ${name} for iPhone`,
  appScan: 'Or scan the code with your phone.',
  appScanOther: 'On another phone? Show the code to scan',
  appScanHide: 'Hide the code',
  appCodeAndroid: 'Code that opens the app for Android',
  appCodeIos: 'Code that opens the app for iPhone',
};
