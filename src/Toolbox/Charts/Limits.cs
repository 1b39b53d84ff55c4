namespace Zhiheng.Toolbox.Charts;

/// <summary>Centre line and control limits; a point signals when it lies beyond them, not on them.</summary>
public readonly record struct Limits(double Centre, double Lower, double Upper)
{
    /// <summary>The lower limit held at zero, for statistics that cannot be negative.</summary>
    public Limits FromZero() => this with { Lower = Math.Max(0, Lower) };

    /// <summary>Beyond, not on: some units of the last place are no distance.</summary>
    public bool IsBeyond(double value)
    {
        var near = 1e-12 * Math.Max(Math.Abs(Upper), Math.Abs(value));
        return value > Upper + near || value < Lower - near;
    }
}
