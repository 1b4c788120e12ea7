;;; found.el --- What is wrong in the draft, in Emacs as its init.el sets it up -*- lexical-binding: t -*-
;;; Code:
(package-initialize)
(require 'eglot)
(require 'cl-lib)
(setq eglot-sync-connect 20 eglot-connect-timeout 20 enable-local-variables nil make-backup-files nil
      create-lockfiles nil auto-save-default nil)
;; markdown-mode is a package that need not be there.
(unless (require 'markdown-mode nil t)
  (define-derived-mode markdown-mode text-mode "Markdown"))
(load (expand-file-name "init.el"))
(let ((project (cons 'transient default-directory)))
  (cl-letf (((symbol-function 'eglot--current-project) (lambda () project)))
    (find-file "plan.md")
    (markdown-mode)
    ;; In batch nothing that waits for the next command comes to its turn.
    (unless (eglot-current-server) (apply #'eglot (eglot--guess-contact)))
    (flymake-mode 1)
    (let ((tries 200))
      (while (and (> tries 0) (null (flymake-diagnostics)))
        (accept-process-output nil 0.1)
        (flymake-start)
        (setq tries (1- tries))))
    (dolist (it (flymake-diagnostics))
      (message "found %s" (buffer-substring-no-properties (flymake-diagnostic-beg it) (flymake-diagnostic-end it))))
    (eglot-shutdown (eglot-current-server))))
(set-buffer-modified-p nil)
;;; found.el ends here
