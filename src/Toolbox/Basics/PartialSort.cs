namespace Zhiheng.Toolbox.Basics;

/// <summary>
/// Moves the values of two positions to where a full sort would put them, when the positions are asked for in ascending order (Singleton
/// 1969 and Chambers 1971, algorithms 347 and 410 of the ACM).
/// </summary>
/// <remarks>
/// STL as published asks for the two middle positions in descending order. The search then may drop one of them, and the "median" of the
/// residuals comes out a neighbour too large or small. Every program that descends from the published one (R among them) has this; the
/// robust decomposition can only be compared with theirs by doing the same.
/// </remarks>
internal sealed class PartialSort
{
    private const int Small = 10;
    private readonly double[] _values;
    private readonly int[] _wanted;
    private readonly Stack<(int From, int To, int First, int Last)> _later = new();
    private int _from;
    private int _to;
    private int _first;
    private int _last;

    private PartialSort(double[] values, int[] wanted) => (_values, _wanted, _to, _last) = (values, wanted, values.Length - 1, wanted.Length - 1);

    /// <summary>The mean of the two middle values as the published STL finds them.</summary>
    public static double Median(double[] values)
    {
        var copy = (double[])values.Clone();
        var (upper, lower) = (values.Length / 2, values.Length - 1 - (values.Length / 2));
        new PartialSort(copy, [upper, lower]).Run();
        return (copy[upper] + copy[lower]) / 2;
    }

    private void Run()
    {
        do
        {
            // A part that begins the list has no smaller value before it to stop an insertion, so it is split down to single values.
            while (_to - _from > Small || (_from == 0 && _from < _to))
            {
                if (!Narrow(Split()))
                {
                    goto next;
                }
            }

            if (_from > 0)
            {
                Insert();
            }

        next:;
        }
        while (Resume());
    }

    /// <summary>Splits the part by the median of its ends and middle: up to Low all are at most, from High on at least that value.</summary>
    private (int Low, int High) Split()
    {
        var middle = (_from + _to + 2) / 2 - 1;
        Order(_from, middle);
        if (_values[_to] < _values[middle])
        {
            (_values[middle], _values[_to]) = (_values[_to], _values[middle]);
            Order(_from, middle);
        }

        var pivot = _values[middle];
        var (low, high) = (_to, _from);
        while (true)
        {
            do
            {
                low--;
            }
            while (_values[low] > pivot);

            do
            {
                high++;
            }
            while (_values[high] < pivot);

            if (high > low)
            {
                return (low, high);
            }

            (_values[low], _values[high]) = (_values[high], _values[low]);
        }
    }

    /// <summary>Goes on with the smaller side and keeps the other for later; false when the smaller side holds nothing that is wanted.</summary>
    private bool Narrow((int Low, int High) split)
    {
        var (first, last) = (_first, _last);
        if (split.Low - _from <= _to - split.High)
        {
            var to = _to;
            _to = split.Low;
            while (_first <= _last && _wanted[_last] > _to)
            {
                _last--;
            }

            _later.Push((split.High, to, _first <= _last ? _last + 1 : first, last));
        }
        else
        {
            var from = _from;
            _from = split.High;
            while (_first <= _last && _wanted[_first] < _from)
            {
                _first++;
            }

            _later.Push((from, split.Low, first, _first <= _last ? _first - 1 : last));
        }

        return _first <= _last;
    }

    private bool Resume()
    {
        while (_later.TryPop(out var part))
        {
            (_from, _to, _first, _last) = part;
            if (_first <= _last)
            {
                return true;
            }
        }

        return false;
    }

    private void Insert()
    {
        for (var i = _from; i < _to; i++)
        {
            var (value, k) = (_values[i + 1], i);
            while (_values[k] > value)
            {
                _values[k + 1] = _values[k];
                k--;
            }

            _values[k + 1] = value;
        }
    }

    private void Order(int a, int b)
    {
        if (_values[a] > _values[b])
        {
            (_values[a], _values[b]) = (_values[b], _values[a]);
        }
    }
}
