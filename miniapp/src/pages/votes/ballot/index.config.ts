export default definePageConfig({ navigationBarTitleText: '填写选票' })
