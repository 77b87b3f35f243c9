export default definePageConfig({
  navigationBarTitleText: '志愿服务统计',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
