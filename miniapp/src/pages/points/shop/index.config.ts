export default definePageConfig({
  navigationBarTitleText: '换东西',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
