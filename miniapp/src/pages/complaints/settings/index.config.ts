export default definePageConfig({ navigationBarTitleText: '诉求怎么办理' })
