export default definePageConfig({
  navigationBarTitleText: '选举与联名',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
