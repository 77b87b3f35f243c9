import { useMutation } from '@tanstack/react-query'
import { openPdf, type FileSource } from '../files.api.ts'

/** Fetches a PDF of a notice and hands it to the reader. */
export const useOpenPdf = (source: FileSource) =>
  useMutation({ mutationFn: (attachmentId: string) => openPdf(source, attachmentId) })
