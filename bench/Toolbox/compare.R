# The same tasks in R: plain vectorised R, and qcc where it is installed. Elapsed ms, plain R best of 5, qcc once (it takes seconds).
folder <- commandArgs(TRUE)[1]
n <- 1000000L
x <- readBin(file.path(folder, "data.bin"), "double", n, endian = "little")
g <- matrix(x, ncol = 5, byrow = TRUE)
best <- function(f, times = 5) min(replicate(times, { gc(FALSE); system.time(f())[["elapsed"]] })) * 1000
say <- function(name, ms) cat(sprintf("%-28s %10.1f\n", name, ms))

cat("\nplain R", R.version.string, "(ms)\n")
say("limits alone (individuals)", best(function() { m <- mean(x); s <- mean(abs(diff(x))) / 1.128379; m + c(-3, 3) * s }))
say("xbar 200,000 x 5", best(function() {
  m <- rowMeans(g); r <- do.call(pmax, as.data.frame(g)) - do.call(pmin, as.data.frame(g)); mean(m) + c(-3, 3) * mean(r) / 2.325929 / sqrt(5)
}))
say("EWMA", best(function() { z <- stats::filter(0.2 * x, 0.8, "recursive"); which(abs(z) > 3 * sqrt(0.2 / 1.8 * (1 - 0.8^(2 * seq_len(n))))) }))

if (!requireNamespace("qcc", quietly = TRUE)) {
  cat("\nqcc is not installed\n")
} else {
  suppressPackageStartupMessages(library(qcc))
  cat("\nqcc", as.character(packageVersion("qcc")), "(ms)\n")
  # One warm run on little data, then one timed run.
  time <- function(f) { f(200); gc(FALSE); system.time(f(n))[["elapsed"]] * 1000 }
  rows <- function(k) g[seq_len(k / 5), ]
  three <- packageVersion("qcc") >= "3.0"
  attempt <- function(name, f) tryCatch(say(name, time(f)), error = function(e) cat(sprintf("%-28s fails: %s\n", name, conditionMessage(e))))
  attempt("individuals", function(k) if (three) qcc(x[seq_len(k)], type = "xbar.one", rules = 1) else qcc(x[seq_len(k)], type = "xbar.one", plot = FALSE))
  if (three) attempt("individuals and rules 1-8", function(k) qcc(x[seq_len(k)], type = "xbar.one", rules = 1:8))
  attempt("xbar 200,000 x 5", function(k) if (three) qcc(rows(k), type = "xbar") else qcc(rows(k), type = "xbar", plot = FALSE))
  attempt("EWMA", function(k) if (three) ewma(x[seq_len(k)], lambda = 0.2, nsigmas = 3) else ewma(x[seq_len(k)], lambda = 0.2, nsigmas = 3, plot = FALSE))
  attempt("CUSUM", function(k) if (three) cusum(x[seq_len(k)]) else cusum(x[seq_len(k)], plot = FALSE))
  # Some versions ask for 149 GB for these: refused by the system, not dangerous.
  attempt("R chart 200,000 x 5", function(k) if (three) qcc(rows(k), type = "R") else qcc(rows(k), type = "R", plot = FALSE))
  attempt("S chart 200,000 x 5", function(k) if (three) qcc(rows(k), type = "S") else qcc(rows(k), type = "S", plot = FALSE))
}
