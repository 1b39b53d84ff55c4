using Zhiheng.Toolbox.Numerics;

namespace Zhiheng.Toolbox.Surveillance;

/// <summary>What is known of the counts at one time from a fitted model, on the logarithmic scale.</summary>
/// <param name="Eta">Log of the expected count.</param>
/// <param name="Leverage">x′(X′WX)⁻¹x; times the dispersion it is the variance of <paramref name="Eta"/>.</param>
internal readonly record struct LogForecast(double Eta, double Leverage);

/// <summary>
/// A quasi-Poisson regression with log link, one level for each season group and, if asked for, one common trend in time. Because the
/// groups are orthogonal, each weighted step is solved in one pass: time and response are centred in their group.
/// </summary>
/// <remarks>
/// Iteratively reweighted least squares from μ = y + 0.1 until the deviance moves by less than 1e-8 (McCullagh and Nelder, 2.5), as R's glm;
/// working weights are those of the last step, so dispersions and leverages agree with R's.
/// </remarks>
internal sealed class PoissonTrend
{
    private const int MostSteps = 25;
    private const double Still = 1e-8;
    private readonly double[] _y;
    private readonly double[] _time;
    private readonly int[] _group;
    private readonly double[] _prior;
    private readonly bool _trend;
    private readonly double[] _eta;
    private readonly double[] _working;
    private readonly double[] _weight;
    private readonly double[] _centre;
    private readonly double[] _level;
    private double _slope;
    private double _spread;

    private PoissonTrend(double[] y, double[] time, int[] group, int groups, double[] prior, bool trend)
    {
        (_y, _time, _group, _prior, _trend) = (y, time, group, prior, trend);
        (_eta, _working) = (new double[y.Length], new double[y.Length]);
        (_weight, _centre, _level) = (new double[groups], new double[groups], new double[groups]);
        Df = y.Length - group.Distinct().Count() - (trend ? 1 : 0);
    }

    public int Df { get; }

    public double Slope => _slope;

    /// <summary>Variance of the slope for dispersion 1.</summary>
    public double SlopeVariance => 1 / _spread;

    /// <summary>Null when the iteration does not converge or nothing is left for the dispersion.</summary>
    public static PoissonTrend? Fit(double[] y, double[] time, int[] group, int groups, double[] prior, bool trend)
    {
        var model = new PoissonTrend(y, time, group, groups, prior, trend);
        return model.Df > 0 && model.Iterate() ? model : null;
    }

    /// <summary>Σ w r²/df with the working residuals r = (y − μ)/μ and the given weights (default: the working weights).</summary>
    public double Dispersion(double[]? weights = null)
    {
        double sum = 0;
        for (var i = 0; i < _y.Length; i++)
        {
            var mu = Math.Exp(_eta[i]);
            var r = (_y[i] - mu) / mu;
            sum += (weights ?? _working)[i] * r * r;
        }

        return sum / Df;
    }

    /// <summary>Anscombe residuals divided by √(φ(1 − h)).</summary>
    public double[] Anscombe(double phi)
    {
        var residuals = new double[_y.Length];
        for (var i = 0; i < residuals.Length; i++)
        {
            var mu = Math.Exp(_eta[i]);
            var raw = 1.5 * ((Math.Cbrt(_y[i] * _y[i]) / Math.Pow(mu, 1.0 / 6)) - Math.Sqrt(mu));
            residuals[i] = raw / Math.Sqrt(phi * (1 - (_working[i] * At(_time[i], _group[i]).Leverage)));
        }

        return residuals;
    }

    public LogForecast At(double time, int group)
    {
        var away = time - _centre[group];
        return new(_level[group] + (_trend ? _slope * away : 0), (1 / _weight[group]) + (_trend ? away * away / _spread : 0));
    }

    private bool Iterate()
    {
        var mu = Array.ConvertAll(_y, y => y + 0.1);
        for (var i = 0; i < mu.Length; i++)
        {
            _eta[i] = Math.Log(mu[i]);
        }

        var before = Deviance(mu);
        for (var step = 0; step < MostSteps; step++)
        {
            Effort.Spend(10.0 * mu.Length);
            Solve(mu);
            for (var i = 0; i < mu.Length; i++)
            {
                mu[i] = Math.Exp(_eta[i]);
            }

            var now = Deviance(mu);
            if (!double.IsFinite(now))
            {
                return false;
            }

            if (Math.Abs(now - before) / (Math.Abs(now) + 0.1) < Still)
            {
                return true;
            }

            before = now;
        }

        return false;
    }

    private void Solve(double[] mu)
    {
        Array.Clear(_weight);
        Array.Clear(_centre);
        Array.Clear(_level);
        for (var i = 0; i < mu.Length; i++)
        {
            var (w, g) = (_prior[i] * mu[i], _group[i]);
            _working[i] = w;
            _weight[g] += w;
            _centre[g] += w * _time[i];
            _level[g] += w * (_eta[i] + ((_y[i] - mu[i]) / mu[i]));
        }

        for (var g = 0; g < _weight.Length; g++)
        {
            if (_weight[g] > 0)
            {
                _centre[g] /= _weight[g];
                _level[g] /= _weight[g];
            }
        }

        double cross = 0;
        _spread = 0;
        for (var i = 0; _trend && i < mu.Length; i++)
        {
            var away = _time[i] - _centre[_group[i]];
            _spread += _working[i] * away * away;
            cross += _working[i] * away * (_eta[i] + ((_y[i] - mu[i]) / mu[i]) - _level[_group[i]]);
        }

        _slope = _trend ? cross / _spread : 0;
        for (var i = 0; i < mu.Length; i++)
        {
            _eta[i] = _level[_group[i]] + (_slope * (_time[i] - _centre[_group[i]]));
        }
    }

    private double Deviance(double[] mu)
    {
        double sum = 0;
        for (var i = 0; i < mu.Length; i++)
        {
            sum += _prior[i] * 2 * ((_y[i] > 0 ? _y[i] * Math.Log(_y[i] / mu[i]) : 0) - (_y[i] - mu[i]));
        }

        return sum;
    }
}
