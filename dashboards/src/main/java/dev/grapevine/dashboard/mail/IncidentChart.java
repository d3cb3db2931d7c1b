package dev.grapevine.dashboard.mail;

import dev.grapevine.incident.IncidentEvent;
import dev.grapevine.incident.IncidentEvent.CurvePoint;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.io.IOException;
import java.text.SimpleDateFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.DateAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.ValueMarker;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.DeviationRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The curve of an incident against its expected band, as a PNG that is sharp on a phone. */
final class IncidentChart {

    /** Shown at half this width; phones have two or three pixels where the layout has one. */
    static final int WIDTH = 1200;

    private static final int HEIGHT = 600;

    private static final Logger LOG = LoggerFactory.getLogger(IncidentChart.class);

    private static final Color BAND = new Color(0xCAD3E2);
    private static final Color USUAL = new Color(0x5A6D8C);
    private static final Color COUNT = new Color(0x1D2A3E);
    private static final Color NEGATIVE = new Color(0xC61E25);
    private static final Color GRID = new Color(0xE3E8F2);
    private static final int FONT_SIZE = 36;

    private IncidentChart() {}

    /**
     * Empty where this machine cannot draw (no fonts, no display libraries): those failures are {@link Error}s of many
     * kinds, and an alert without a picture is better than no alert.
     */
    @SuppressWarnings("IllegalCatch")
    static Optional<byte[]> png(IncidentEvent event, ZoneId zone) {
        if (event.curve().size() < 2) {
            return Optional.empty();
        }
        try {
            ChartFont.provide();
            return Optional.of(draw(event, zone));
        } catch (Throwable e) {
            LOG.warn("cannot draw charts here, mails show a table instead: {}", e.toString());
            return Optional.empty();
        }
    }

    private static byte[] draw(IncidentEvent event, ZoneId zone) throws IOException {
        XYPlot plot = new XYPlot(null, timeAxis(zone), countAxis(), null);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinePaint(GRID);
        plot.setRangeGridlineStroke(new BasicStroke(2));
        plot.setAxisOffset(new RectangleInsets(0, 0, 0, 0));
        drawBand(plot, event);
        drawCounts(plot, event);
        plot.addDomainMarker(startedMarker(event.started()), Layer.BACKGROUND);
        JFreeChart chart = new JFreeChart(null, font(), plot, false);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(12, 8, 8, 48));
        chart.getRenderingHints().put(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return Palette.png(chart.createBufferedImage(WIDTH, HEIGHT));
    }

    /** Made only after its file was provided for. */
    private static Font font() {
        return new Font(Font.SANS_SERIF, Font.PLAIN, FONT_SIZE);
    }

    private static DateAxis timeAxis(ZoneId zone) {
        DateAxis axis = new DateAxis(null, TimeZone.getTimeZone(zone), Locale.ENGLISH);
        axis.setTickLabelFont(font());
        axis.setTickLabelPaint(USUAL);
        axis.setAxisLinePaint(BAND);
        axis.setDateFormatOverride(clock(zone));
        axis.setLowerMargin(0);
        axis.setUpperMargin(0.01);
        return axis;
    }

    private static SimpleDateFormat clock(ZoneId zone) {
        SimpleDateFormat clock = new SimpleDateFormat("HH:mm", Locale.ENGLISH);
        clock.setTimeZone(TimeZone.getTimeZone(zone));
        return clock;
    }

    private static NumberAxis countAxis() {
        NumberAxis axis = new NumberAxis();
        axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
        axis.setTickLabelFont(font());
        axis.setTickLabelPaint(USUAL);
        axis.setAxisLineVisible(false);
        axis.setRangeType(org.jfree.data.RangeType.POSITIVE);
        axis.setAutoRangeIncludesZero(true);
        return axis;
    }

    private static void drawBand(XYPlot plot, IncidentEvent event) {
        YIntervalSeries band = new YIntervalSeries("normal");
        for (CurvePoint point : event.curve()) {
            band.add(x(point.at()), point.expected(), point.low(), point.high());
        }
        YIntervalSeriesCollection data = new YIntervalSeriesCollection();
        data.addSeries(band);
        DeviationRenderer renderer = new DeviationRenderer(true, false);
        renderer.setSeriesFillPaint(0, BAND);
        renderer.setAlpha(0.6f);
        renderer.setSeriesPaint(0, USUAL);
        renderer.setSeriesStroke(
                0, new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {10, 10}, 0));
        plot.setDataset(1, data);
        plot.setRenderer(1, renderer);
    }

    private static void drawCounts(XYPlot plot, IncidentEvent event) {
        XYSeries all = new XYSeries("stories");
        XYSeries negative = new XYSeries("negative");
        for (CurvePoint point : event.curve()) {
            all.add(x(point.at()), (double) point.count());
            negative.add(x(point.at()), (double) point.negative());
        }
        XYSeriesCollection data = new XYSeriesCollection(all);
        data.addSeries(negative);
        XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
        renderer.setSeriesPaint(0, COUNT);
        renderer.setSeriesStroke(0, new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        renderer.setSeriesPaint(1, NEGATIVE);
        renderer.setSeriesStroke(1, new BasicStroke(5, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        plot.setDataset(0, data);
        plot.setRenderer(0, renderer);
    }

    private static ValueMarker startedMarker(Instant started) {
        return new ValueMarker(
                x(started),
                NEGATIVE,
                new BasicStroke(3, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 1, new float[] {4, 8}, 0));
    }

    private static double x(Instant time) {
        return (double) time.toEpochMilli();
    }
}
