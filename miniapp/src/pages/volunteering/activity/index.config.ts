export default definePageConfig({
  navigationBarTitleText: '活动',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
