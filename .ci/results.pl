# Prints what failed or was skipped in a .trx file: names, messages and the first lines of the stack. Perl is part of every Debian.
use strict; use warnings; binmode(STDOUT, ':utf8');
sub text { my ($t) = @_; $t =~ s/&lt;/</g; $t =~ s/&gt;/>/g; $t =~ s/&quot;/"/g; $t =~ s/&apos;/'/g; $t =~ s/&#xD;|\r//g; $t =~ s/&#xA;/\n/g; $t =~ s/&amp;/&/g; return $t }
for my $file (@ARGV) {
  open(my $in, '<:utf8', $file) or next;
  local $/; my $all = <$in>;
  while ($all =~ m{<UnitTestResult\b([^>]*?)(?:/>|>(.*?)</UnitTestResult>)}sg) {
    my ($head, $body) = ($1, $2 // '');
    my ($outcome) = $head =~ /\boutcome="([^"]*)"/; my ($name) = $head =~ /\btestName="([^"]*)"/;
    next if $outcome eq 'Passed';
    my ($message) = $body =~ m{<Message>(.*?)</Message>}s;
    my ($stack) = $body =~ m{<StackTrace>(.*?)</StackTrace>}s;
    ($message) = $body =~ m{<StdOut>(.*?)</StdOut>}s if !defined $message;
    my @lines = split /\n/, text($message // ''); splice @lines, 25 if @lines > 25;
    my @at = grep { /:line \d+/ } split /\n/, text($stack // ''); splice @at, 4 if @at > 4;
    print(($outcome eq 'NotExecuted' ? 'SKIPPED ' : 'FAILED '), text($name), "\n", (map { "    $_\n" } @lines, @at));
  }
}
