;;; eglot.el --- One session in Emacs with eglot -*- lexical-binding: t -*-
;;; Commentary:
;; As `docs/editors.md' sets it up. Prints a line for each step.
;;; Code:
(package-initialize)
(require 'eglot)
(require 'cl-lib)
(setq eglot-sync-connect 20 eglot-connect-timeout 20 enable-local-variables nil make-backup-files nil
      create-lockfiles nil auto-save-default nil)
;; A mode of its own: markdown-mode is a package that need not be there.
(define-derived-mode draft-mode text-mode "Draft")
(put 'draft-mode 'eglot-language-id "markdown")

(defun say (name good why)
  (message "%s" (if good (concat "ok " name) (format "not ok %s: %S" name why))))

(defmacro step (name &rest body)
  "Report BODY, which answers (GOOD . WHY), under NAME."
  `(condition-case problem
       (let ((answer (progn ,@body))) (say ,name (car answer) (cdr answer)))
     (error (say ,name nil problem))))

(defun mismatch ()
  "The diagnostic of the figure that differs from the registry."
  (seq-find (lambda (it) (string-match-p "103个" (flymake-diagnostic-text it))) (flymake-diagnostics)))

(defun words (it)
  (and it (buffer-substring-no-properties (flymake-diagnostic-beg it) (flymake-diagnostic-end it))))

(defun wait-for-words (wanted)
  (let ((tries 100))
    (while (and (> tries 0) (not (equal (words (mismatch)) wanted)))
      (accept-process-output nil 0.1)
      (flymake-start)
      (setq tries (1- tries))))
  (words (mismatch)))

(defun tell-changes () "Send what was typed; in batch no idle timer does." (eglot--signal-textDocument/didChange))

(find-file "plan.md")
(draft-mode)
(let* ((project (cons 'transient default-directory))
       (command (list "node" (getenv "PLUMBLINE") "lsp" "--stdio")))
  (cl-letf (((symbol-function 'eglot--current-project) (lambda () project)))
    (eglot '(draft-mode) project 'eglot-lsp-server command
           (if (< emacs-major-version 30) "markdown" '("markdown")))
    (flymake-mode 1)
    (let ((server (eglot-current-server)))
      (step "diagnostics" (let ((shown (wait-for-words "105个"))) (cons (equal shown "105个") shown)))
      (goto-char (point-min))
      (search-forward "105")
      (step "hover"
            (let ((hover (jsonrpc-request server :textDocument/hover (eglot--TextDocumentPositionParams))))
              (cons (string-match-p "103个" (format "%S" hover)) hover)))
      (step "definition"
            (let* ((answer (jsonrpc-request server :textDocument/definition (eglot--TextDocumentPositionParams)))
                   (place (if (vectorp answer) (aref answer 0) answer)))
              (cons (string-suffix-p "base.metrics.yaml" (plist-get place :uri)) place)))
      (step "code action"
            (let* ((at (eglot--pos-to-lsp-position))
                   (actions (jsonrpc-request server :textDocument/codeAction
                                             (list :textDocument (eglot--TextDocumentIdentifier)
                                                   :range (list :start at :end at)
                                                   :context (list :diagnostics []))))
                   (action (seq-find (lambda (it) (string-match-p "103个" (plist-get it :title))) actions)))
              (eglot--apply-workspace-edit (plist-get action :edit))
              (tell-changes)
              (cons (and (string-match-p "中心103个" (buffer-string)) (null (wait-for-words nil))) (buffer-string))))
      (step "edit after an emoji"
            (goto-char (point-min))
            (search-forward "103")
            (replace-match "99")
            (tell-changes)
            (let ((shown (wait-for-words "99个"))) (cons (equal shown "99个") shown)))
      (step "end"
            (eglot-shutdown server)
            (cons (not (jsonrpc-running-p server)) "still running")))))
(set-buffer-modified-p nil)
;;; eglot.el ends here
