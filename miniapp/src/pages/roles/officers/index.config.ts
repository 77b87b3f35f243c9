export default definePageConfig({ navigationBarTitleText: '谁在为您服务' })
