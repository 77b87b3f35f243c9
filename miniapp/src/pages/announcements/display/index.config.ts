export default definePageConfig({ navigationBarTitleText: '公示天数' })
