export { forgetQuestions, moveQuestions, tracesOfQuestions } from './announcements.questions.leaving.store.ts'
