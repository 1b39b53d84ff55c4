# The R half of bench/Toolbox: the same tasks on the same numbers, one line a result: task, who, seconds, values (tab-separated).
#   Rscript compare.R FOLDER PART        PART: plain | qcc | spread | packages
# Seconds are those of the calculation with the data in memory. Nothing is drawn.
arguments <- commandArgs(TRUE)
folder <- arguments[1]
part <- arguments[2]
numbers <- function(name) {
  file <- file.path(folder, paste0(name, ".bin"))
  readBin(file, "double", file.size(file) / 8, endian = "little")
}
tell <- function(task, who, seconds, values)
  cat(task, who, seconds, paste(sprintf("%.17g", as.numeric(values)), collapse = " "), sep = "\t", fill = FALSE, "\n")
fail <- function(task, who, why) cat(task, who, "-", gsub("[\t\n]+", " ", why), sep = "\t", "\n")
# Processor time, not the clock: other work on the machine then counts neither here nor there. Its steps are of 1 ms: short tasks run
# until 0.1 s are full.
once <- function(f) {
  gc(FALSE)
  runs <- 0
  before <- sum(proc.time()[1:2])
  repeat {
    result <- f()
    runs <- runs + 1
    seconds <- sum(proc.time()[1:2]) - before
    if (seconds >= 0.1) break
  }
  list(seconds = seconds / runs, result = result)
}
# pick takes from the result what is compared; it is not timed. Five runs, of what takes over 2 s one; the median.
task <- function(name, who, f, pick = identity) tryCatch({
  run <- once(f)
  seconds <- run$seconds
  if (seconds < 2) for (i in 1:5) seconds[i] <- once(f)$seconds
  tell(name, who, median(seconds), pick(run$result))
}, error = function(e) fail(name, who, conditionMessage(e)))
having <- function(package, f) {
  if (requireNamespace(package, quietly = TRUE)) f(paste(package, packageVersion(package)))
  else cat("-", package, "-", paste(package, "is not installed: skipped"), sep = "\t", "\n")
}

x <- numbers("normals")
n <- length(x)
g <- matrix(x, ncol = 5, byrow = TRUE)
d2 <- c(NA, 1.1283791670955126, NA, NA, 2.3259289472810955)
d3 <- 0.8640819411; c4 <- sqrt(2 / 4) * gamma(5 / 2) / gamma(2)

plain <- function() {
  who <- paste("plain R", getRversion())
  ranges <- function() do.call(pmax, as.data.frame(g)) - do.call(pmin, as.data.frame(g))
  task("limits", who, function() { m <- mean(x); s <- mean(abs(diff(x))) / d2[2]; c(m, m - 3 * s, m + 3 * s) })
  task("limits.xbar", who, function() { m <- mean(rowMeans(g)); w <- 3 * mean(ranges()) / d2[5] / sqrt(5); c(m, m - w, m + w) })
  task("limits.R", who, function() { r <- mean(ranges()); c(r, max(0, r * (1 - 3 * d3 / d2[5])), r * (1 + 3 * d3 / d2[5])) })
  task("limits.S", who, function() {
    s <- mean(sqrt(rowSums((g - rowMeans(g))^2) / 4)); w <- 3 * s * sqrt(1 - c4^2) / c4; c(s, max(0, s - w), s + w)
  })
  task("ewma.plain", who, function() {
    m <- mean(x); s <- mean(abs(diff(x))) / d2[2]
    z <- stats::filter(0.2 * x, 0.8, "recursive", init = m)
    half <- 3 * s * sqrt(0.2 / 1.8 * (1 - 0.8^(2 * seq_len(n))))
    c(z[n], half[n], length(which(abs(z - m) > half)))
  })
  task("describe", who, function() {
    h <- hist(x, plot = FALSE)
    c(mean(x), sd(x), quantile(x, c(0.25, 0.5, 0.75)), length(h$counts), max(h$counts))
  })
  task("t2", who, function() { d <- mahalanobis(g, colMeans(g), cov(g)); c(sum(d), max(d)) })
  parts <- gl(50, 200); operators <- gl(10, 20, 10000); y <- numbers("gauge")
  task("gauge", paste("R", getRversion(), "lm, anova"), function() anova(lm(y ~ parts * operators)), function(a) {
    m <- a[["Mean Sq"]]
    c(m, m[4], (m[3] - m[4]) / 20, (m[2] - m[3]) / 1000, (m[1] - m[3]) / 200)
  })
  series <- ts(numbers("series"), frequency = 12)
  task("stl", who, function() stl(series, "periodic", robust = TRUE)$time.series, function(s) c(s[1, ], s[6000, ], s[12000, ]))
}

charts <- function() having("qcc", function(who) {
  suppressPackageStartupMessages(library(qcc))
  three <- packageVersion("qcc") >= "3.0"
  quiet <- if (three) list() else list(plot = FALSE)
  chart <- function(...) do.call(qcc, c(list(...), quiet))
  # Limits and how many points each rule flags: 2.7 has "beyond" and "runs of seven", 3.0 the lowest number of its rules at a point.
  shown <- function(q) c(q$center, q$limits[1, 1:2], if (three) c(sum(q$violations == 1, na.rm = TRUE), sum(q$violations == 4, na.rm = TRUE))
    else lengths(q$violations[c("beyond.limits", "violating.runs")]))
  # 2.7 gives positions, 3.0 a one for each point that signals.
  flagged <- function(v) if (three) sum(v, na.rm = TRUE) else length(v)
  kind <- if (three) ".3" else ".2"
  task(paste0("individuals", kind), who, function() chart(x, type = "xbar.one"), shown)
  task(paste0("xbar", kind), who, function() chart(g, type = "xbar"), shown)
  task(paste0("p", kind), who, function() chart(numbers("defectives"), type = "p", sizes = numbers("sizes")), shown)
  task(paste0("c", kind), who, function() chart(numbers("defects"), type = "c"), shown)
  task("ewma", who, function() do.call(ewma, c(list(x, lambda = 0.2, nsigmas = 3), quiet)), function(q) c(q$limits[n, 1:2], flagged(q$violations)))
  task("cusum", who, function() do.call(cusum, c(list(x, decision.interval = 5, se.shift = 1), quiet)), function(q)
    c(q$pos[n], -q$neg[n], flagged(q$violations$upper), flagged(q$violations$lower)))
  if (three) {
    rules <- function() qcc(x, type = "xbar.one", rules = 1:8, rule.set = "nelson")
    task("rules", who, rules, function(q) c(q$center, q$limits[1, 1:2], tabulate(q$violations, 8)))
  }
})

# Needs n² numbers in some versions: call it with a limit on memory. The small chart shows what it would say.
spread <- function() having("qcc", function(who) {
  suppressPackageStartupMessages(library(qcc))
  chart <- function(data, type) if (packageVersion("qcc") >= "3.0") qcc(data, type = type) else qcc(data, type = type, plot = FALSE)
  shown <- function(q) c(q$center, q$limits[1, 1:2])
  task("R.small", who, function() chart(g[1:1000, ], "R"), shown)
  task("S.small", who, function() chart(g[1:1000, ], "S"), shown)
  task("R", who, function() chart(g, "R"), shown)
  task("S", who, function() chart(g, "S"), shown)
})

packages <- function() {
  having("nortest", function(who) task("anderson", who, function() nortest::ad.test(x), function(a) c(a$statistic, a$p.value)))
  having("spc", function(who) task("arl", who, function() sapply(0:9 / 5, function(d) spc::xewma.arl(0.1, 2.814, d, sided = "two", r = 100))))
  having("surveillance", function(who) {
    suppressPackageStartupMessages(library(surveillance))
    y <- numbers("weekly")
    weekly <- sts(y, start = c(2010, 1), frequency = 52)
    judge <- function(range) farringtonFlexible(weekly, list(range = range, b = 4, w = 3, noPeriods = 10, pastWeeksNotIncluded = 26, pThresholdTrend = 1,
      weightsThreshold = 2.58, thresholdMethod = "nbPlugin", alpha = 0.01, fitFun = "algo.farrington.fitGLM.flexible", populationOffset = FALSE, glmWarnings = FALSE))
    flagged <- function(s) c(sum(s@upperbound), sum(s@alarm))
    task("farrington", who, function() judge(length(y)), flagged)
    task("farrington.year", who, function() judge(length(y) - 51:0), flagged)
    daily <- sts(numbers("daily"))
    for (method in c("C1", "C2"))
      task(paste0("ears.", method), who, function() earsC(daily, list(method = method, baseline = 7, minSigma = 0.3, alpha = 0.001)), flagged)
  })
  having("openEBGM", function(who) {
    pairs <- data.frame(N = as.integer(numbers("pairs.n")), E = numbers("pairs.e"))
    scores <- function(theta) {
      q <- openEBGM::Qn(theta, pairs$N, pairs$E)
      list(openEBGM::ebgm(theta, pairs$N, pairs$E, q), openEBGM::quantBisect(5, theta, pairs$N, pairs$E, q), openEBGM::quantBisect(95, theta, pairs$N, pairs$E, q))
    }
    start <- data.frame(alpha1 = 0.2, beta1 = 0.1, alpha2 = 2, beta2 = 4, p = 1 / 3)
    task("ebgm", who, function() {
      fit <- openEBGM::exploreHypers(pairs, start, squashed = FALSE, zeroes = FALSE, N_star = 1)$estimates
      list(fit$minimum, scores(as.numeric(fit[1, 2:6])))
    }, function(r) c(r[[1]], sapply(r[[2]], mean)))
  })
  having("survey", function(who) {
    suppressPackageStartupMessages(library(survey))
    d <- data.frame(y = numbers("values"), h = numbers("strata"), w = numbers("weights"), N = numbers("populations"))
    task("stratified", who, function() svymean(~y, svydesign(ids = ~1, strata = ~h, weights = ~w, fpc = ~N, data = d)), function(m) c(coef(m), SE(m)))
  })
}

switch(part, plain = plain(), qcc = charts(), spread = spread(), packages = packages())
