export default definePageConfig({ navigationBarTitleText: '报修二维码' })
