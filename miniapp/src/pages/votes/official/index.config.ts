export default definePageConfig({
  navigationBarTitleText: '导入正式结果',
  // Browsers pull to refresh by themselves.
  enablePullDownRefresh: process.env.TARO_ENV === 'weapp',
})
