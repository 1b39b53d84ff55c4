# Expected values of methods.json, in base R alone: Rscript methods.R > methods.json
# Nothing here shares code or numerical method with the library: chart constants by integrate(), arrays through aov(), components by svd().

shortest <- function(v) if (is.na(v)) "null" else { for (digits in 15:17) if (as.numeric(text <- sprintf("%.*g", digits, v)) == v) break; text }
json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x)) {
    inner <- vapply(x, json, "")
    if (is.null(names(x))) return(paste0("[", paste(inner, collapse = ","), "]"))
    return(paste0("{", paste0('"', names(x), '":', inner, collapse = ","), "}"))
  }
  if (is.matrix(x)) return(json(lapply(seq_len(nrow(x)), function(i) array(x[i, ]))))
  one <- if (is.character(x)) paste0('"', x, '"') else if (is.logical(x)) ifelse(x, "true", "false") else vapply(x, shortest, "")
  if (length(x) == 1 && !is.array(x)) one else paste0("[", paste(one, collapse = ","), "]")
}
many <- function(x) array(x)   # a list in the file even when it holds one value
cases <- list()
case <- function(id, tool, input, expected, params = NULL, source = "made up", rtol = 1e-9)
  cases[[length(cases) + 1]] <<- c(list(id = id, tool = tool, source = source, input = input), if (!is.null(params)) list(params = params), list(expected = expected, rtol = rtol, atol = 1e-12))

# ---- chart constants ---------------------------------------------------------------------------------------------------------------
exactly <- function(f, a, b) integrate(f, a, b, rel.tol = 1e-12, subdivisions = 2000L)$value
D2 <- function(n) exactly(function(x) 1 - pnorm(x)^n - (1 - pnorm(x))^n, -9, 9)
D3 <- function(n) {
  below <- function(r) vapply(r, function(w) n * exactly(function(x) dnorm(x) * (pnorm(x + w) - pnorm(x))^(n - 1), -9, 9), 0)
  sqrt(exactly(function(r) 2 * r * (1 - below(r)), 0, 12) - D2(n)^2)
}
C4 <- function(n) sqrt(2 / (n - 1)) * gamma(n / 2) / gamma((n - 1) / 2)
d2.2 <- 2 / sqrt(pi); d3.2 <- sqrt(2 - 4 / pi)   # of two values: closed form

# ---- Z-MR --------------------------------------------------------------------------------------------------------------------------
short <- function(id, x, part, nominal = NULL, pool = NULL) {
  how <- if (is.null(pool)) "part" else pool
  y <- if (how == "relative") log(x) else x
  middle <- if (is.null(nominal)) ave(y, part) else if (how == "relative") log(nominal) else nominal
  group <- if (how == "run") cumsum(c(TRUE, part[-1] != part[-length(part)])) else match(part, unique(part))
  moving <- lapply(split(y, group), function(v) abs(diff(v)))
  sigma <- if (how %in% c("part", "run")) vapply(moving, mean, 0) / d2.2 else rep(mean(unlist(moving)) / d2.2, length(moving))
  z <- (y - middle) / sigma[group]
  mr <- abs(diff(z))
  first <- match(sort(unique(group)), group)
  case(id, "Z-MR (short run)", c(list(x = x, part = part), if (!is.null(nominal)) list(nominal = nominal)),
    list(z = z, mr = mr, groups = lapply(seq_along(first), function(g) list(part = part[first[g]], first = first[g], n = sum(group == g), center = middle[first[g]], sigma = sigma[[g]])),
      Z = list(cl = 0, lcl = -3, ucl = 3), MR = list(cl = d2.2, lcl = 0, ucl = d2.2 + 3 * d3.2), z_out = many(which(abs(z) > 3)), mr_out = many(which(mr > d2.2 + 3 * d3.2) + 1)),
    if (!is.null(pool)) list(sigma = pool))
}
part <- rep(c("A20", "B35", "A20", "C50", "B35"), c(5, 4, 4, 6, 3))
size <- c(A20 = 20, B35 = 35, C50 = 50)
off <- c(1, -2, 0, 3, -1, 4, -3, 2, -1, 0, 2, -2, 1, 5, -4, 2, -6, 3, 0, 18, -2, 1)
bore <- unname(size[part] + off * size[part] / 2000)
short("zmr.part", bore, part)
short("zmr.nominal", bore, part, unname(size[part]))
short("zmr.run", bore, part, pool = "run")
short("zmr.relative", bore, part, unname(size[part]), "relative")
short("zmr.relative.mean", bore, part, NULL, "relative")
short("zmr.constant", bore, part, unname(size[part]), "constant")

# ---- I-MR-R/S ----------------------------------------------------------------------------------------------------------------------
between <- function(id, groups) {
  n <- lengths(groups); m <- vapply(groups, mean, 0); r <- vapply(groups, function(g) diff(range(g)), 0); s <- vapply(groups, function(g) if (length(g) < 2) 0 else sd(g), 0)
  spread <- n > 1
  d2 <- vapply(pmax(2, n), D2, 0); d3 <- vapply(pmax(2, n), D3, 0); c4 <- vapply(pmax(2, n), C4, 0)
  mr <- abs(diff(m)); sm <- mean(mr) / d2.2
  parted <- function(w) { b <- sqrt(max(0, sm^2 - w^2 * mean(1 / n))); list(within = w, between = b, total = sqrt(b^2 + w^2), share_between = b^2 / (b^2 + w^2)) }
  wr <- mean((r / d2)[spread]); ws <- mean((s / c4)[spread])
  i <- list(cl = mean(m), lcl = mean(m) - 3 * sm, ucl = mean(m) + 3 * sm)
  case(id, "I-MR-R/S (between/within)", list(groups = lapply(groups, many)),
    list(mean = m, mr = mr, range = r, sd = s, sigma_means = sm, I = i, MR = list(cl = d2.2 * sm, lcl = 0, ucl = (d2.2 + 3 * d3.2) * sm), within_R = parted(wr), within_S = parted(ws),
      R_chart = list(cl = d2 * wr, lcl = pmax(0, (d2 - 3 * d3) * wr), ucl = (d2 + 3 * d3) * wr), S_chart = list(cl = c4 * ws, lcl = pmax(0, c4 - 3 * sqrt(1 - c4^2)) * ws, ucl = (c4 + 3 * sqrt(1 - c4^2)) * ws),
      i_out = many(which(m > i$ucl | m < i$lcl)), mr_out = many(which(mr > (d2.2 + 3 * d3.2) * sm) + 1)))
}
heat <- list(c(52.1, 52.6, 51.9, 52.3), c(50.2, 50.8, 50.1, 50.5), c(53.9, 53.4, 54.1, 53.6), c(51.0, 51.4, 50.7, 51.1), c(52.8, 52.2, 52.6, 53.1), c(49.6, 50.1, 49.9, 49.4), c(60.3, 60.9, 60.2, 60.7), c(51.7, 51.2, 51.9, 51.5))
between("imrrs.heat", heat)
between("imrrs.none", list(c(9.1, 10.4, 10.9), c(10.8, 9.0, 10.2), c(9.5, 10.1, 10.9), c(10.6, 9.2, 10.3), c(9.9, 11, 9.3)))
between("imrrs.unequal", list(c(9.1, 9.4, 9.9), c(10.8, 11.0, 10.2, 10.6, 10.5, 10.9, 10.1), c(8.5), c(11.6, 11.2), c(9.9, 10, 10.3, 9.8)))

# ---- Taguchi -----------------------------------------------------------------------------------------------------------------------
# Two levels: contrasts of expand.grid multiplied; three: its columns added modulo 3. In Taguchi's order of columns.
grid <- function(levels, k) as.matrix(rev(expand.grid(rep(list(0:(levels - 1)), k))))
two <- function(k) { g <- grid(2, k); out <- NULL; for (i in seq_len(k)) { own <- g[, i]; out <- cbind(out, own, if (!is.null(out)) (out + own) %% 2) }; unname(out) + 1 }
three <- function(k) { g <- grid(3, k); out <- NULL
  for (i in seq_len(k)) { own <- g[, i]; out <- if (is.null(out)) cbind(own) else if (i == 2) cbind(out, own, (out + own) %% 3, (2 * out + own) %% 3) else
    cbind(out, own, (out[, 1] + own) %% 3, (2 * out[, 1] + own) %% 3, (out[, 2] + own) %% 3, (out[, 1] + out[, 2] + own) %% 3, (2 * out[, 1] + out[, 2] + own) %% 3,
      (2 * out[, 2] + own) %% 3, (out[, 1] + 2 * out[, 2] + own) %% 3, (2 * out[, 1] + 2 * out[, 2] + own) %% 3) }
  unname(out) + 1 }
arrays <- list(L4 = two(2), L8 = two(3), L9 = three(2), L16 = two(4), L27 = three(3))
for (name in names(arrays)) case(paste0("array.", name), "orthogonal array (Taguchi L4 to L27)", list(array = name), list(runs = nrow(arrays[[name]]), levels = apply(arrays[[name]], 2, max), design = arrays[[name]]))

taguchi <- function(id, levels, y, ideal, pool = NULL, pooled = pool, array = NULL, factors = LETTERS[seq_len(ncol(levels))], source = "made up") {
  sn <- apply(y, 1, function(v) switch(ideal, smaller = -10 * log10(mean(v^2)), larger = -10 * log10(mean(1 / v^2)), nominal = 10 * log10(mean(v)^2 / var(v))))
  data <- data.frame(apply(levels, 2, as.character), stringsAsFactors = TRUE); names(data) <- factors; data$sn <- sn
  alone <- vapply(factors, function(f) anova(lm(reformulate(f, "sn"), data))[1, "Sum Sq"], 0)
  df <- apply(levels, 2, function(v) length(unique(v)) - 1)
  kept <- setdiff(factors, pooled)
  fit <- anova(lm(reformulate(kept, "sn"), data)); error <- fit["Residuals", ]
  tested <- error$Df > 0
  best <- vapply(seq_along(factors), function(j) { m <- tapply(sn, levels[, j], mean); as.numeric(names(m)[which.max(m)]) }, 0)
  top <- vapply(seq_along(factors), function(j) max(tapply(sn, levels[, j], mean)), 0)
  case(id, "Taguchi signal-to-noise analysis", c(if (is.null(array)) list(levels = levels) else list(array = array), list(factors = factors, y = y)),
    list(sn = sn, mean = mean(sn), factors = lapply(seq_along(factors), function(j) { m <- tapply(sn, levels[, j], mean); f <- factors[j]
      list(factor = f, levels = sort(unique(levels[, j])), sn = as.vector(m), y = as.vector(tapply(rowMeans(y), levels[, j], mean)), range = max(m) - min(m), df = df[[j]], ss = alone[[j]], pooled = f %in% pooled,
        F = if (f %in% kept && tested) fit[f, "F value"] else NULL, p = if (f %in% kept && tested) fit[f, "Pr(>F)"] else NULL, best = best[j]) }),
      total = list(df = length(sn) - 1, ss = sum((sn - mean(sn))^2)), error = list(df = error$Df, ss = error[["Sum Sq"]]), predicted = mean(sn) + sum((top - mean(sn))[factors %in% kept])),
    c(list(ideal = ideal), if (!is.null(pool)) list(pool = many(pool))), source)
}
# S/N of -20 -10 -30 ... dB as they stand in the book; one response a run gives them back. Book: SS 2450 950 350 50, F 12.25 4.75, predicted -8.33.
eta <- c(-20, -10, -30, -25, -45, -65, -45, -65, -70)
taguchi("taguchi.phadke", arrays$L9, cbind(10^(-eta / 20)), "smaller", NULL, c("C", "D"), "L9", source = "S/N ratios of the surface defects study, M. S. Phadke, Quality Engineering Using Robust Design (1989), ch. 3")
twelve <- c(31.2, 28.4, 35.9, 33.1, 40.2, 37.7, 44.8, 45.3)
torn <- cbind(twelve, twelve * c(1.05, .9, 1.1, .97, 1.03, .93, 1.02, .99), twelve + c(1, -2, 3, 0, 2, -1, -3, 2))
taguchi("taguchi.larger", arrays$L8[, c(1, 2, 4, 7)], unname(torn), "larger")
taguchi("taguchi.nominal", arrays$L8[, c(1, 2, 4)], unname(torn), "nominal", "B")
taguchi("taguchi.smaller.mixed", cbind(c(10, 10, 10, 20, 20, 20), c(1, 2, 3, 1, 2, 3)), rbind(c(3.1, 2.8), c(4.2, 4.9), c(1.2, 1.9), c(5.5, 5.1), c(7.7, 7.1), c(2.9, 3.5)), "smaller")

# ---- Johnson -----------------------------------------------------------------------------------------------------------------------
# Slifker and Shapiro's quantiles at N*P + 1/2 are R's type 5. The closed forms are held to what defines them: stopifnot below.
squared <- function(v) { v <- sort(v); n <- length(v); u <- pnorm((v - mean(v)) / sd(v)); w <- pnorm((v - mean(v)) / sd(v), lower.tail = FALSE); -n - mean((2 * seq_len(n) - 1) * (log(u) + log(rev(w)))) }
adjusted <- function(a, n) a * (1 + .75 / n + 2.25 / n^2)
chance <- function(b) if (b < .2) -expm1(-13.436 + 101.14 * b - 223.73 * b^2) else if (b < .34) -expm1(-8.318 + 42.796 * b - 59.938 * b^2) else if (b < .6) exp(.9177 - 4.279 * b - 1.38 * b^2) else if (b < 10) exp(1.2937 - 5.709 * b + .0186 * b^2) else 3.7e-24
curve.of <- function(t) switch(t$system, SU = function(x) t$gamma + t$eta * asinh((x - t$epsilon) / t$lambda), SB = function(x) t$gamma + t$eta * log((x - t$epsilon) / (t$lambda + t$epsilon - x)), SL = function(x) t$gamma + t$eta * log(x - t$epsilon))
fitted.at <- function(x, z, near) {
  N <- length(x); if (N * pnorm(3 * z) + .5 > N) return(list())
  q <- quantile(x, pnorm(c(-3, -1, 1, 3) * z), type = 5, names = FALSE)
  if (any(diff(q) <= 0)) return(list())
  m <- q[4] - q[3]; p <- q[3] - q[2]; n <- q[2] - q[1]; r <- m * n / p^2; mid <- (q[2] + q[3]) / 2
  su <- function() { e <- 2 * z / acosh((m / p + n / p) / 2); list(system = "SU", gamma = e * asinh((n / p - m / p) / (2 * sqrt(r - 1))), eta = e, epsilon = mid + p * (n / p - m / p) / (2 * (m / p + n / p - 2)), lambda = 2 * p * sqrt(r - 1) / ((m / p + n / p - 2) * sqrt(m / p + n / p + 2))) }
  sb <- function() { a <- (1 + p / m) * (1 + p / n); e <- z / acosh(sqrt(a) / 2); k <- p^2 / (m * n) - 1; l <- p * sqrt((a - 2)^2 - 4) / k; list(system = "SB", gamma = e * asinh((p / n - p / m) * sqrt(a - 4) / (2 * k)), eta = e, epsilon = mid - l / 2 + p * (p / n - p / m) / (2 * k), lambda = l) }
  sl <- function() { e <- 2 * z / log(m / p); list(system = "SL", gamma = e * log((m / p - 1) / (p * sqrt(m / p))), eta = e, epsilon = mid - p / 2 * (m / p + 1) / (m / p - 1), lambda = NULL) }
  by.ratio <- if (r > 1) su else sb
  found <- if (near) list((if (abs(r - 1) <= .05 && m > p) sl else by.ratio)()) else c(list(by.ratio()), if (m > p) list(sl()))
  found <- lapply(found, function(t) c(t, list(z = z, ratio = r)))
  # The definition itself, whatever the closed forms say: four (SL: three) quantiles go where they should.
  for (t in found) { got <- suppressWarnings(curve.of(t)(q)); want <- c(-3, -1, 1, 3) * z; use <- if (t$system == "SL") 2:4 else 1:4; stopifnot(max(abs(got - want)[use]) < 1e-8) }
  Filter(function(t) { y <- suppressWarnings(curve.of(t)(range(x))); all(is.finite(y)) }, found)
}
johnson <- function(id, x, lsl = NULL, usl = NULL, z = NULL, alpha = NULL) {
  all <- if (is.null(z)) do.call(c, lapply((25:125) / 100, function(z) fitted.at(x, z, FALSE))) else fitted.at(x, z, TRUE)
  a <- vapply(all, function(t) squared(curve.of(t)(x)), 0)
  t <- all[[which.min(a)]]; f <- curve.of(t); y <- f(x); b <- adjusted(min(a), length(x)); raw <- chance(adjusted(squared(x), length(x)))
  to <- function(v) if (is.null(v)) NULL else { w <- suppressWarnings(f(v)); if (is.finite(w)) w else NULL }
  L <- to(lsl); U <- to(usl); s <- sd(y); pl <- if (is.null(L)) NULL else (mean(y) - L) / (3 * s); pu <- if (is.null(U)) NULL else (U - mean(y)) / (3 * s)
  out <- (if (is.null(L)) 0 else pnorm((L - mean(y)) / s)) + (if (is.null(U)) 0 else pnorm((U - mean(y)) / s, lower.tail = FALSE))
  case(id, "Johnson transformation capability", list(x = x),
    c(list(system = t$system, z = t$z, ratio = t$ratio, gamma = t$gamma, eta = t$eta, epsilon = t$epsilon), list(lambda = t$lambda), list(AD = list(A = min(a), A_star = b, p = chance(b), p_before = raw), mean = mean(y), sd = s),
      list(lsl = L), list(usl = U), list(Pp = if (is.null(L) || is.null(U)) NULL else (U - L) / (6 * s)), list(Ppl = pl), list(Ppu = pu), list(Ppk = if (is.null(pl) && is.null(pu)) NULL else min(pl, pu)), list(ppm = 1e6 * out)),
    c(if (!is.null(lsl)) list(lsl = lsl), if (!is.null(usl)) list(usl = usl), if (!is.null(z)) list(z = z), if (!is.null(alpha)) list(alpha = alpha)))
}
score <- qnorm((seq_len(80) - .5) / 80)[order((seq_len(80) * 37) %% 80)]   # made up: quantiles in a scattered order
heavy <- round(10 + 1.5 * sinh((score + .5) / 1.2), 3)
boxed <- round(5 + 4 / (1 + exp(-(score - .8) / 1.1)), 3)
skewed <- round(2 + exp(.4 * score + .3), 3)
johnson("johnson.su", heavy, 2, 30)
johnson("johnson.su.fixed", heavy, NULL, 30, .524)
johnson("johnson.sb", boxed, 5.05, 8.8)
johnson("johnson.sb.fixed", boxed, 4, 8.8, .524)
johnson("johnson.sb.end", boxed, 4, 12, .524)
johnson("johnson.sl", skewed, 2.1, 9)
johnson("johnson.sl.fixed", skewed, 2.1, 9, .524)

# ---- OEE, principal components, house of quality -----------------------------------------------------------------------------------
effective <- function(id, planned, stopped, cycle, made, good, source = "made up") {
  shown <- function(p, r, n, v) list(availability = r / p, performance = if (r > 0) n / r else NULL, quality = if (n > 0) v / n else NULL, oee = v / p, loss = list(stops = p - r, speed = r - n, rejects = n - v), valuable = v)
  r <- planned - stopped; n <- cycle * made; v <- cycle * good
  case(id, "overall equipment effectiveness (OEE)", lapply(list(planned = planned, stopped = stopped, cycle = cycle, made = made, good = good), many),
    list(rows = lapply(seq_along(planned), function(i) shown(planned[i], r[i], n[i], v[i])), total = shown(sum(planned), sum(r), sum(n), sum(v))), source = source)
}
# One shift in minutes: 420 planned, 47 down, 1 s a piece, 19,271 made, 423 of them rejects. Published: 88.81 %, 86.11 %, 97.80 %, OEE 74.79 %.
effective("oee.shift", 420, 47, 1 / 60, 19271, 19271 - 423, "worked example of Vorne Industries, oee.com, as widely repeated")
effective("oee.several", c(480, 430, 450, 60), c(30, 55, 0, 60), c(.5, 1.2, .25, 1), c(800, 280, 1820, 0), c(790, 280, 1700, 0))

components <- function(id, X, matrix, k) {
  Z <- scale(X, scale = matrix == "correlation"); d <- svd(Z)
  v <- d$d^2 / (nrow(X) - 1); keep <- seq_len(k)
  sign <- apply(d$v, 2, function(u) base::sign(u[which.max(abs(u))]))
  V <- unname(sweep(d$v, 2, sign, "*"))[, keep, drop = FALSE]
  S <- unname(Z %*% V)
  case(id, "matrix data analysis (principal components)", list(X = X), list(variance = many(v[keep]), share = many((v / sum(v))[keep]), rotation = V, loadings = unname(cor(X, S)), scores = S), list(matrix = matrix), rtol = 1e-9)
}
product <- rbind(c(52, 610, 18, 8.1, 71), c(55, 640, 16, 8.6, 78), c(48, 560, 22, 7.2, 66), c(58, 670, 14, 9.0, 69), c(50, 590, 20, 7.8, 82), c(47, 555, 23, 7.0, 75), c(56, 655, 15, 8.8, 64), c(53, 622, 17, 8.3, 80))
components("pca.correlation", product, "correlation", 5)
components("pca.covariance", product, "covariance", 5)
components("pca.wide", product[1:4, ], "correlation", 3)
components("pca.dependent", cbind(product[, 1:2], product[, 1] + 2 * product[, 2]), "covariance", 2)

house <- function(id, importance, relations, roof = NULL) {
  w <- importance / sum(importance); score <- as.vector(importance %*% relations)
  row <- rowSums(relations); even <- as.vector(w[row > 0] %*% (relations / row)[row > 0, , drop = FALSE])
  share <- score / sum(score)
  pairs <- if (is.null(roof)) NULL else { at <- which(roof < 0 & upper.tri(roof), arr.ind = TRUE); at[order(-(share[at[, 1]] + share[at[, 2]])), , drop = FALSE] }
  case(id, "house of quality (QFD)", c(list(importance = many(importance), relations = relations), if (!is.null(roof)) list(roof = roof)),
    list(weight = many(w), score = many(score), share = many(share), even_share = many(even / sum(even)), unserved = many(which(row == 0)), idle = many(which(colSums(relations) == 0)),
      conflicts = if (is.null(pairs)) list() else lapply(seq_len(nrow(pairs)), function(i) many(unname(pairs[i, ])))))
}
wishes <- rbind(c(9, 9, 0, 0, 1), c(3, 9, 3, 9, 0), c(1, 0, 3, 0, 9), c(1, 1, 9, 3, 3), c(0, 3, 1, 0, 0))
top <- matrix(0, 5, 5); top[1, 2] <- top[2, 1] <- 1; top[1, 5] <- top[5, 1] <- -2; top[3, 5] <- top[5, 3] <- -1; top[2, 4] <- top[4, 2] <- -1
house("qfd.fan", c(5, 4, 2, 4, 3), wishes)
house("qfd.roof", c(5, 4, 2, 4, 3), wishes, top)
house("qfd.gaps", c(5, 4.5, 2), rbind(c(9, 0, 3), c(0, 0, 0), c(1, 0, 9)))

cat('{"meta":{"set":"toolbox","versions":{"R":"', R.version.string, '"},"numbers":"17 significant digits; null = not defined","tolerance":"pass when |got-expected| <= atol + rtol*|expected|, per case","made by":"methods.R"},\n"cases":[\n',
  paste(vapply(cases, json, ""), collapse = ",\n"), "\n]}\n", sep = "")
