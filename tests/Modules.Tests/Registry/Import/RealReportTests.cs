using Zhiheng.Platform.Databases;
using Zhiheng.Testing;

namespace Zhiheng.Modules.Tests.Registry.Import;

public class RealReportTests
{
    [Theory]
    [BothDatabases]
    public async Task Every_row_of_the_real_file_gets_the_answer_it_deserves(Dialect dialect)
    {
        using var given = RealReport.Make();
        if (given is null)
        {
            return;
        }

        var (record, lines) = await RealReport.Import(dialect, given);

        Golden.Compare("ms_cert_reports_2015.csv", ["row,verdict,findings", .. lines]);
        Assert.Equal((1230, "done"), (lines.Count, record.State));
        Assert.Equal(1230, record.Accepted + record.Warned + record.Rejected);
    }
}
