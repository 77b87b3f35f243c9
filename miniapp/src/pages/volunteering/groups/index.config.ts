export default definePageConfig({
  navigationBarTitleText: '志愿小组',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
