// Lit's development build says once a page that it is one; these tests want a quiet console.
((globalThis as {litIssuedWarnings?: Set<string>}).litIssuedWarnings ??= new Set()).add('dev-mode');
