export default definePageConfig({
  navigationBarTitleText: '志愿服务',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
